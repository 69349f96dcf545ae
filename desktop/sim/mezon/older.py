"""The oldest dialect still spoken: ids are text, some numbers are wrapped, lists travel as JSON text.

Its messages are made from today's, by the rules below, so that there is one list of fields. What it does
not know is left out; an id of 0 is written "0", as its clients expect of direct messages.
"""

from __future__ import annotations

import json
from typing import Any

from google.protobuf import descriptor_pool, message_factory, wrappers_pb2
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto, FileDescriptorProto
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message

from desktop.services.mezon.wire import mezon_pb2 as pb

_Field = Any  # a FieldDescriptor, of whichever of protobuf's two kinds
_PACKAGE = "airdesk.mezon.older"
_TEXT = {("Envelope", "cid"), ("UserPresence", "session_id")}
_WRAPPED = {
    ("ChannelMessage", "code"),
    ("ChannelMessageAck", "code"),
    ("ChannelCreatedEvent", "channel_type"),
    ("ChannelUpdatedEvent", "channel_type"),
}
_UNKNOWN = {
    ("ChannelMessageAck", "create_time_seconds"),
    ("ChannelMessageAck", "update_time_seconds"),
    ("ChannelMessageUpdate", "create_time_seconds"),
    ("MessageMention", "create_time_seconds"),
}
_LISTS: dict[str, tuple[type[Message], str]] = {
    "reactions": (pb.MessageReactionList, "reactions"),
    "mentions": (pb.MessageMentionList, "mentions"),
    "attachments": (pb.MessageAttachmentList, "attachments"),
    "references": (pb.MessageRefList, "refs"),
}
_SHIFTED_FROM, _SHIFT = 9, 2  # of ChannelMessage
_INTEGER, _STRING, _BYTES = FieldDescriptorProto.TYPE_INT64, FieldDescriptorProto.TYPE_STRING, 12


def older(message: Message) -> Message:
    """The same in the oldest dialect."""
    made = _CLASSES[message.DESCRIPTOR.name]()
    for field in made.DESCRIPTOR.fields:
        _fill_older(message, made, message.DESCRIPTOR.fields_by_name[field.name])
    return made


def newer(message: Message, name: str) -> Message:
    """A message of the oldest dialect as today's message of that name. Text that is no id becomes 0."""
    made: Message = getattr(pb, name)()
    for field, value in message.ListFields():
        known = made.DESCRIPTOR.fields_by_name[field.name]
        if field.message_type is not None and known.message_type is None:
            setattr(made, field.name, value.value)
        elif known.message_type is not None and not _is_map(known):
            kind = known.message_type.name
            if known.is_repeated:
                getattr(made, field.name).extend(newer(one, kind) for one in value)
            else:
                getattr(made, field.name).CopyFrom(newer(value, kind))
        elif known.type in (FieldDescriptor.TYPE_INT64, FieldDescriptor.TYPE_INT32):
            if known.is_repeated:
                getattr(made, field.name).extend(_number(one) for one in value)
            else:
                setattr(made, field.name, _number(value))
        elif known.type != FieldDescriptor.TYPE_BYTES and not known.is_repeated:
            setattr(made, field.name, value)
    return made


def parse(data: bytes, name: str) -> Message:
    """Bytes of the oldest dialect as today's message of that name."""
    return newer(_CLASSES[name].FromString(data), name)


def as_json(message: Message) -> dict[str, Any]:
    """What REST of that time writes: ids as text, nothing that is empty."""
    said: dict[str, Any] = MessageToDict(older(message), preserving_proto_field_name=True)
    return said


def _fill_older(message: Message, made: Message, field: _Field) -> None:
    value = getattr(message, field.name)
    wanted = made.DESCRIPTOR.fields_by_name[field.name]
    if field.type == FieldDescriptor.TYPE_BYTES:
        setattr(made, field.name, _list_text(field.name, value))
    elif _is_map(field):
        getattr(made, field.name).update(value)
    elif field.message_type is not None:
        if field.is_repeated:
            getattr(made, field.name).extend(older(one) for one in value)
        elif message.HasField(field.name):
            getattr(made, field.name).CopyFrom(older(value))
    elif wanted.message_type is not None:
        wrapped = getattr(made, field.name)
        wrapped.value = value
        wrapped.SetInParent()
    elif field.is_repeated:
        as_text = wanted.type == FieldDescriptor.TYPE_STRING
        getattr(made, field.name).extend(str(one) if as_text else one for one in value)
    elif wanted.type == FieldDescriptor.TYPE_STRING and field.type != FieldDescriptor.TYPE_STRING:
        written = value or field.name not in ("topic_id", "cid", "session_id")
        setattr(made, field.name, str(value) if written else "")
    else:
        setattr(made, field.name, value)


def _list_text(name: str, data: bytes) -> str:
    """JSON text of a list that travels as bytes; its readers need the brackets of an empty one."""
    if name not in _LISTS:
        return ""
    kind, field = _LISTS[name]
    if data.startswith(b"["):
        return data.decode()
    return json.dumps([as_json(one) for one in getattr(kind.FromString(data), field)])


def _number(value: object) -> int:
    return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdigit()) else 0


def _is_map(field: _Field) -> bool:
    return field.message_type is not None and bool(field.message_type.GetOptions().map_entry)


def _classes() -> dict[str, type[Message]]:
    file = FileDescriptorProto()
    pb.DESCRIPTOR.CopyToProto(file)
    file.name, file.package = "older.proto", _PACKAGE
    file.dependency.append("google/protobuf/wrappers.proto")
    for message in file.message_type:
        _make_older(message)
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(wrappers_pb2.DESCRIPTOR.serialized_pb)
    pool.Add(file)
    found = message_factory.GetMessageClassesForFiles([file.name], pool)
    return {name.rpartition(".")[2]: kind for name, kind in found.items() if name.startswith(_PACKAGE)}


def _make_older(message: DescriptorProto) -> None:
    kept = [field for field in message.field if (message.name, field.name) not in _UNKNOWN]
    del message.field[:]
    for nested in message.nested_type:
        _make_older(nested)
    for field in kept:
        here = (message.name, field.name)
        if field.type_name:
            field.type_name = field.type_name.replace(f".{pb.DESCRIPTOR.package}.", f".{_PACKAGE}.")
        if field.type in (_INTEGER, _BYTES) or here in _TEXT:
            field.type = _STRING
        if here in _WRAPPED:
            field.type = FieldDescriptorProto.TYPE_MESSAGE
            field.type_name = ".google.protobuf.Int32Value"
        if message.name == "ChannelMessage" and field.number >= _SHIFTED_FROM:
            field.number += _SHIFT
        message.field.append(field)


_CLASSES = _classes()
