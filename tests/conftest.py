"""What holds for all tests."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without job control starts its background jobs deaf to Ctrl-C, and every process of theirs as well. The
    # tests that send Ctrl-C to a process mean one that hears it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
