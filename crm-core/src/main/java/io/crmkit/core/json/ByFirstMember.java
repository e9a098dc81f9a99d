package io.crmkit.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the object forms of a sealed interface apart by the member that each begins with, not by a member {@code type}.
 *
 * <p>Of {@code record Role(String role)} and {@code record Group(String group, int quorum)}, the object
 * {@code {"group": "directors", "quorum": 2}} is a group. The first component of a form must not be {@code @Nullable}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ByFirstMember {}
