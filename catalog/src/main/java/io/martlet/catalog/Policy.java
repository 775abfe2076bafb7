package io.martlet.catalog;

/**
 * What a team demands beyond what a run needs.
 *
 * @param requireOwner whether every model must have an owner
 * @param requireSha256 whether every binary's file must be pinned
 */
public record Policy(boolean requireOwner, boolean requireSha256) {

  public static final Policy NONE = new Policy(false, false);
}
