/** SAML responses: how many are checked per core-second, beside the least that can be done and others who check them. */
@NullMarked
package io.crmkit.benchmarks.saml;

import org.jspecify.annotations.NullMarked;
