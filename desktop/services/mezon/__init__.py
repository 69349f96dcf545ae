"""Mezon: accounts, clans, channels and chat over its REST and its realtime socket.

`session.py`, `address.py` and `keeper.py` are light. Everything that speaks or reads the wire
(`messages.py`, `pushes.py`, `sign_in.py`, `api.py`, `upload.py`, `socket.py`, `talk.py`) loads
protobuf: import it when somebody uses Mezon, not when the console starts.
"""
