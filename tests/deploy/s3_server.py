"""An S3 service with one bucket."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer

from tests.deploy.servers import HERE, Server

BUCKET = "trang"


@contextmanager
def run(root: Path) -> Iterator[Server]:
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = ThreadedMotoServer(HERE, 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    access = {"AWS_ACCESS_KEY_ID": "ten", "AWS_SECRET_ACCESS_KEY": "khoa", "AWS_DEFAULT_REGION": "us-east-1"}
    bucket = boto3.resource(
        "s3",
        endpoint_url=f"http://{host}:{port}",
        region_name="us-east-1",
        aws_access_key_id="ten",
        aws_secret_access_key="khoa",
    ).Bucket(BUCKET)
    bucket.create()
    bucket.objects.all().delete()  # moto keeps what one before it in this process was given

    def files() -> dict[str, bytes]:
        return {
            one.key.removeprefix("www/trang/"): one.get()["Body"].read()
            for one in bucket.objects.filter(Prefix="www/trang/")
        }

    yield Server(
        port,
        lambda port: f"s3://{BUCKET}/www/trang",
        files,
        lambda path, data: bucket.put_object(Key=f"www/trang/{path}", Body=data) and None,
        environment={**access, "AWS_ENDPOINT_URL": f"http://{host}:{{port}}"},
    )
    server.stop()
