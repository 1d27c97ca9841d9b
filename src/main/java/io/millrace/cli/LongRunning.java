package io.millrace.cli;

/** A command that runs until it is stopped, and so tells in its log what it is doing. */
interface LongRunning {}
