package io.martlet.cli.terminal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that computes little: the launcher's virtual machine spends no time on making it
 * faster. Most need no more than a catalog's own classes, and start with few jars, and with all of
 * them only when it turns out that they need others.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QuickStart {

  /** Whether it always takes all jars: Hadoop's, Iceberg's. */
  boolean everyJar() default false;
}
