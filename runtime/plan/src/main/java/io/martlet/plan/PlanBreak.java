package io.martlet.plan;

import io.martlet.catalog.AcceptedBreak;

/**
 * Something that may break for those who read a mart.
 *
 * @param subject what it was called: a model with its mart, or the key
 */
public record PlanBreak(AcceptedBreak.Kind kind, String subject, String reason) {}
