/** What SAML single sign-on speaks of: providers, keys, policies, outstanding requests, logins and the reasons of refusals. */
@NullMarked
package io.crmkit.sso.saml.model;

import org.jspecify.annotations.NullMarked;
