package io.martlet.spark;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What is asked of S3 by Hadoop's client, which makes one of these by its name. */
public final class S3Traffic implements ExecutionInterceptor {

  private static final int SLOW_DOWN = 503;
  private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger SLOW = new AtomicInteger();

  static void forget() {
    REQUESTS.clear();
    SLOW.set(0);
  }

  /** What was asked since, each by its name. */
  static List<String> requests() {
    return List.copyOf(REQUESTS);
  }

  /** So many copies of parts are answered with "slow down". */
  static void slowDown(int times) {
    SLOW.set(times);
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    REQUESTS.add(context.request().getClass().getSimpleName().replace("Request", ""));
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes call) {
    boolean slow =
        context.request().getClass().getSimpleName().equals("UploadPartCopyRequest")
            && SLOW.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    return slow
        ? context.httpResponse().toBuilder().statusCode(SLOW_DOWN).build()
        : context.httpResponse();
  }
}
