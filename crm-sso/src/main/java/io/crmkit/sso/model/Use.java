package io.crmkit.sso.model;

/** Whether something that works but once was used now or before. */
public enum Use { FIRST, AGAIN }
