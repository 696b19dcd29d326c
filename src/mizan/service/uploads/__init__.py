"""Documents sent to the desk: taken in within bounds, read by a process of their own, booked one by one."""

from mizan.service.uploads.queue import Upload, Uploads, Written

__all__ = ["Upload", "Uploads", "Written"]
"""`Uploads` is the queue of a desk, `Upload` what it tells of one, `Written` a document whose text came as such."""
