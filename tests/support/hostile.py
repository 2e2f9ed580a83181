"""What people may write, and no widget must take for anything but text."""

HOSTILE = "<b>fett</b><img src=/etc/passwd> &amp; a && b\u202eumgedreht"
ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 9
