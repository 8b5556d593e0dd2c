"""A limit to the files that are sent here: what is beyond it is read past and kept nowhere."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

TOO_LARGE = "catalog.upload-too-large"
"""In a request's META once a file in it was left out for its size."""


class LimitedUpload(FileUploadHandler):
    """Leaves out every file larger than FILE_UPLOAD_LARGEST bytes; stands before the handlers that keep files."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > settings.FILE_UPLOAD_LARGEST:
            if self.request is not None:
                self.request.META[TOO_LARGE] = "1"
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
