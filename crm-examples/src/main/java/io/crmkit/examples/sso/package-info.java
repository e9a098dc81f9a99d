/** Single sign-on at a terminal: a corpus of tokens and messages, run against what should become of each. */
@NullMarked
package io.crmkit.examples.sso;

import org.jspecify.annotations.NullMarked;
