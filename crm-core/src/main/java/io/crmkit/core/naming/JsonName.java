package io.crmkit.core.naming;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a record component, an enum constant or a form of a sealed type in documents, where snake_case will not do.
 *
 * <p>{@code @JsonName("do") Action action} is the member {@code "do"}, which Java could not name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface JsonName {

  String value();
}
