package io.crmkit.territory.model.tree;

/** With whom, besides its own users, a territory shares the records that are in it. */
public enum Sharing {
  /** With the users of the territory right above. */
  SHARE_WITH_PARENT,
  /** With the users of the territories right below. */
  SHARE_WITH_CHILDREN,
  /** What is shared with the parent is shared with all above, what is shared with children with all below. */
  RECURSIVE_SHARING
}
