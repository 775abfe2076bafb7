package io.martlet.plan;

import io.martlet.catalog.Platform;
import java.util.Optional;

/**
 * One file of a binary.
 *
 * @param platform where it runs; empty when it runs anywhere
 */
public record PlanArtifact(Optional<Platform> platform, PlanFile file) {}
