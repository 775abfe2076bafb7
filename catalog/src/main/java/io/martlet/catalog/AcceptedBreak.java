package io.martlet.catalog;

import io.martlet.catalog.constraint.Reason;

/**
 * A model whose output columns may go, though consumers may read them.
 *
 * @param model as it was called, such as {@code deposits/term_deposit}
 */
public record AcceptedBreak(Located<String> model, Located<@Reason String> reason) {}
