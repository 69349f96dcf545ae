"""The mixer: strips with faders, the master, what is asked and chosen. Shows a `Mix`, emits wishes."""
