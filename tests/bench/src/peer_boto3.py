"""The call benchmarks by boto3: peer_boto3.py PORT get|put|query|scan|scan-resource|list COUNT prints `calls user_us system_us peak_kb`,
as the programs in C++ do. Calls that warm it up are counted by the server but not measured."""
import resource
import sys

import boto3
from botocore.config import Config

WARM_UP = {"get": 100, "put": 100, "query": 20, "scan": 3, "scan-resource": 3, "list": 5}

ITEM = {
    "pk": {"S": "customer#0000000042"}, "sk": {"S": "order#2026-05-17T10:11:12Z"}, "name": {"S": "Alice Example"},
    "tier": {"S": "enterprise"}, "logins": {"N": "9007199254740993"}, "score": {"N": "0.125"}, "active": {"BOOL": True},
    "nickname": {"NULL": True}, "tags": {"SS": ["alpha", "beta", "gamma"]},
    "address": {"M": {"street": {"S": "1 Main Street"}, "unit": {"S": "4b"}, "zip": {"N": "12345"}}},
    "notes": {"S": "".join(chr(ord("a") + i % 26) for i in range(520))},
}


def main():
    port, verb, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    settings = dict(
        region_name="us-east-1", endpoint_url="http://127.0.0.1:" + port,
        aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}))
    client = boto3.client("s3" if verb == "list" else "dynamodb", **settings)
    table = boto3.resource("dynamodb", **settings).Table("bench")
    call = {
        "get": lambda: client.get_item(TableName="bench", Key={key: ITEM[key] for key in ("pk", "sk")})["Item"],
        "put": lambda: client.put_item(TableName="bench", Item=ITEM),
        "query": lambda: client.query(TableName="bench", KeyConditionExpression="pk = :p",
                                      ExpressionAttributeValues={":p": ITEM["pk"]})["Items"][99],
        "scan": lambda: client.scan(TableName="bench")["Items"][999],
        "scan-resource": lambda: table.scan()["Items"][999],
        "list": lambda: client.list_objects_v2(Bucket="bench")["Contents"][999],
    }[verb]
    for _ in range(WARM_UP[verb]):
        call()
    start = resource.getrusage(resource.RUSAGE_SELF)
    for _ in range(count):
        call()
    end = resource.getrusage(resource.RUSAGE_SELF)
    print(count, 1e6 * (end.ru_utime - start.ru_utime), 1e6 * (end.ru_stime - start.ru_stime), end.ru_maxrss)


if __name__ == "__main__":
    main()
