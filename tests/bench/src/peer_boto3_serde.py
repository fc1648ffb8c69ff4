"""boto3's work on one DynamoDB message: peer_boto3_serde.py read|write client|resource FILE CALLS prints the nanoseconds of
processor time of one call. FILE holds the answer of a Scan to be read, or the body of a BatchWriteItem to be written.

The client's work goes between the text and dictionaries of types ({"S": "a"}), the resource's goes on to Python's own values.
Neither checks parameters nor knows of HTTP here."""
import sys
import time

import boto3
from boto3.dynamodb.transform import TransformationInjector, copy_dynamodb_params
from botocore.parsers import create_parser
from botocore.serialize import create_serializer


def reader(body, model, resource):
    parser, injector = create_parser("json"), TransformationInjector()

    def read():
        parsed = parser.parse({"status_code": 200, "headers": {}, "body": body}, model.output_shape)
        if resource:
            injector.inject_attribute_value_output(parsed, model)
        return parsed["Items"]

    return read


def writer(body, model, resource):
    serializer, injector = create_serializer("json", include_validation=False), TransformationInjector()
    parameters = create_parser("json").parse({"status_code": 200, "headers": {}, "body": body}, model.input_shape)
    parameters.pop("ResponseMetadata")
    if resource:
        injector.inject_attribute_value_output(parameters, _OutputIsInput(model))

    def write():
        sent = parameters
        if resource:
            sent = copy_dynamodb_params(sent)
            injector.inject_attribute_value_input(sent, model)
        return serializer.serialize_to_request(sent, model)["body"]

    return write


class _OutputIsInput:
    """The operation's model, to turn what is to be sent into Python's values as if it had been received."""

    def __init__(self, model):
        self.output_shape = model.input_shape
        self.service_model = model.service_model


def main():
    what, who, path, calls = sys.argv[1:4] + [int(sys.argv[4])]
    with open(path, "rb") as file:
        body = file.read()
    client = boto3.client("dynamodb", region_name="us-east-1")
    model = client.meta.service_model.operation_model({"read": "Scan", "write": "BatchWriteItem"}[what])
    call = {"read": reader, "write": writer}[what](body, model, who == "resource")
    if what == "write" and abs(len(call()) - len(body)) > len(body) / 10:
        sys.exit("the body is not of the size that it should be")
    if what == "read" and len(call()) != 1000:
        sys.exit("the page has not the items that it should have")
    start = time.process_time_ns()
    for _ in range(calls):
        call()
    print((time.process_time_ns() - start) / calls)


if __name__ == "__main__":
    main()
