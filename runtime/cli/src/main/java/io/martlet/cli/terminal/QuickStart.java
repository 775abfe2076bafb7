package io.martlet.cli.terminal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that is over in a second, and mostly needs no more than a catalog's own classes: the
 * launcher starts it with few jars, and with all of them only when it turns out to need others.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QuickStart {}
