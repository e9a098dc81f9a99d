package io.crmkit.core.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the member that tells the object forms of a sealed interface apart, where it is not {@code type}.
 *
 * <p>With {@code @TypeMember("transform")}, a {@code record Trim(String field)} is
 * {@code {"transform": "trim", "field": "name"}}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TypeMember {

  String value();
}
