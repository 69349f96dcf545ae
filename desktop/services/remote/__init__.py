"""Remote control: the WebSocket that control surfaces dial."""
