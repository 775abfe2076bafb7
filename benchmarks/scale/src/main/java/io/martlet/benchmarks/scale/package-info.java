/**
 * What a run of the published size costs the driver, the ledger, the tables and the store, apart
 * from scoring itself. Main classes that {@code benchmarks/scale/run} starts.
 */
package io.martlet.benchmarks.scale;
