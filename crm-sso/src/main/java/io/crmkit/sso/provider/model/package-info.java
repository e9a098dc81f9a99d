/** Identity providers of tenants as values and rules: presets and what they ask, settings, life from draft to removal. */
@NullMarked
package io.crmkit.sso.provider.model;

import org.jspecify.annotations.NullMarked;
