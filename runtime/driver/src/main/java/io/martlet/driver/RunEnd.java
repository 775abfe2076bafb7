package io.martlet.driver;

import java.time.Duration;

/**
 * How a driver has ended that did what it was called for.
 *
 * @param scoring time in passes
 * @param publishing all other time
 */
record RunEnd(RunSummary summary, Duration scoring, Duration publishing) {}
