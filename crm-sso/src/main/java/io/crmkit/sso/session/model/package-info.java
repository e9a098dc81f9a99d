/** Sessions as values and rules: how one starts, is rotated, and ends; why a cookie counts for nothing. */
@NullMarked
package io.crmkit.sso.session.model;

import org.jspecify.annotations.NullMarked;
