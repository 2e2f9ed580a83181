"""The demo: a whole evening as data, and the script that plays it on a desk with a virtual clock."""
