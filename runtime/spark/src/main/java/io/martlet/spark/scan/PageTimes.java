package io.martlet.spark.scan;

/** What pages of a task have cost so far, in nanoseconds. */
final class PageTimes {
  long read;
  long decompress;
}
