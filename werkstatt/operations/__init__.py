"""What people do, one function per intention, each run by the desk as one transaction and one undo step."""
