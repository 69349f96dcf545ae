"""Calls of Stream Chat at Agora and 100ms, over plain HTTP; the service's own SDK is proprietary."""
