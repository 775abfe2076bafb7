/** Amazon EMR's API over HTTP, with its state machines and limits, and faults by a script. */
package io.martlet.emr.emulator;
