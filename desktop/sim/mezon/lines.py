"""Names and words of the demo studio's world; no behaviour."""

from __future__ import annotations

CLANS = ("Night Desk Radio", "Mekong Newsroom", "Studio Commons")
CATEGORIES = ("On air", "Newsroom", "Audience", "Technique", "Archive")
STREAMS = ("evening-show", "morning-brief", "music-all-night", "field-reports", "rehearsal")
TOPICS = (
    "general",
    "headlines",
    "guests",
    "requests",
    "weather",
    "traffic",
    "sports",
    "music",
    "interviews",
    "corrections",
    "rota",
    "mixer",
    "links",
    "ideas",
    "photos",
    "tin-tức",
)
PEOPLE = (
    ("lan.pham", "Lan Phạm"),
    ("minh.tran", "Minh Trần"),
    ("arjun", "Arjun Rao"),
    ("mei", "Mei Lin"),
    ("sofia.r", "Sofia Rossi"),
    ("kofi", "Kofi Mensah"),
    ("hana", "Hana Sato"),
    ("duy.le", "Duy Lê"),
    ("emma.w", "Emma Weber"),
    ("tomas", "Tomás Silva"),
    ("nora", "Nora Haugen"),
    ("viet.ngo", "Việt Ngô"),
)
GIVEN = (
    "Amara", "An", "Bích", "Carlos", "Chiara", "Dung", "Elif", "Farid", "Grace", "Hải", "Ines", "Jonas",
    "Khanh", "Leila", "Mai", "Nils", "Oanh", "Phúc", "Quyên", "Rosa", "Sơn", "Tuấn", "Uyên", "Yusuf",
)  # fmt: skip
FAMILY = (
    "Adeyemi", "Bauer", "Bùi", "Costa", "Đặng", "Eriksen", "Ferrari", "Hoàng", "Kaya", "Ngô", "Okafor", "Phan",
    "Rahman", "Tanaka", "Võ", "Wójcik",
)  # fmt: skip
ROLES = ("Producers", "Presenters", "Moderators", "Regulars")
LINES = (
    "Good evening from Da Nang",
    "Sound is fine here, picture too",
    "Can somebody turn the music down a little?",
    "Chào cả nhà",
    "Who is the guest tonight?",
    "The link from yesterday: https://studio.example/archive/42",
    "Greetings to the night shift 🌙",
    "That was a good question",
    "Rain since noon, the bridge is closed",
    "I have a request: something by Trịnh Công Sơn",
    "Louder please",
    "Is this repeated tomorrow?",
    "First time listening, hello everybody",
    "The picture froze for a second, now it is back",
    "What was the name of the song before?",
    "Cảm ơn, hay quá 👏",
    "Two minutes until the news",
    "I will call in later",
    "Agreed",
    "No, it was on Tuesday",
)
