/** The records of a CRM and the rules of their lives: values, sealed states and deciders, all immutable. */
@NullMarked
package io.crmkit.record.model;

import org.jspecify.annotations.NullMarked;
