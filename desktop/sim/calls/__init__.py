"""The stand-in of Stream Chat's calls, with a real WebRTC peer for the demo studio's own provider."""
