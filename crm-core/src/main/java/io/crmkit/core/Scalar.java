package io.crmkit.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record of one component that stands in documents as the bare value of that component.
 *
 * <p>{@code @Scalar record Actor(String id)} is {@code "alice"} in JSON, not {@code {"id": "alice"}}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Scalar {}
