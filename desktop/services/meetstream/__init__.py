"""MeetStream: bots over REST, and the ingest their live video dials."""
