package io.martlet.emr;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.EmrClientBuilder;

/**
 * Where Amazon EMR is. Credentials are found where the AWS command line finds them.
 *
 * @param region none: as the AWS command line has it
 * @param endpoint in place of the region's own, such as an emulator's
 */
public record EmrConnection(Optional<String> region, Optional<URI> endpoint) {

  private static final Duration CALL = Duration.ofSeconds(30);

  /** A client that does each call once: {@link Backoff} says what is done again. */
  EmrClient open() {
    EmrClientBuilder client =
        EmrClient.builder()
            .credentialsProvider(DefaultCredentialsProvider.builder().build())
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallTimeout(CALL)
                    .build());
    region.map(Region::of).ifPresent(client::region);
    endpoint.ifPresent(client::endpointOverride);
    return client.build();
  }
}
