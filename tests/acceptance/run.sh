#!/bin/sh
# Runs one program against the local AWS of INIA_TEST_ENDPOINT; 77 tells ctest that it was skipped.
if [ -z "${INIA_TEST_ENDPOINT:-}" ]; then
    echo "skipped: INIA_TEST_ENDPOINT is not set; ./dev test starts a local AWS and sets it"
    exit 77
fi
# Nothing of the developer's own settings has a say.
for name in $(env | sed -n 's/^\(AWS_[A-Za-z0-9_]*\)=.*/\1/p') http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY; do
    unset "$name"
done
curl -fsS -o /dev/null -X POST "$INIA_TEST_ENDPOINT/moto-api/reset" || exit 1
exec env AWS_ENDPOINT_URL="$INIA_TEST_ENDPOINT" AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing \
    AWS_DEFAULT_REGION=us-east-1 AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null "$@"
