package io.crmkit.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the newest version of a document type that this release can read.
 *
 * <p>A document may say {@code "version": 1}; one that says nothing is version 1. A newer one is refused by that name
 * alone, since everything else in it may have changed its meaning. What is written always says its version.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Versioned {

  int value();
}
