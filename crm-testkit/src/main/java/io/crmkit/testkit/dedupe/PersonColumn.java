package io.crmkit.testkit.dedupe;

import io.crmkit.core.naming.JsonNames;
import java.util.Arrays;
import java.util.List;

/** The columns of the export that a {@link PeopleGenerator} makes, in their order. */
public enum PersonColumn {
  ID,
  FIRST_NAME,
  LAST_NAME,
  EMAIL,
  PHONE,
  COMPANY,
  JOB_TITLE,
  STREET,
  CITY,
  POSTCODE,
  COUNTRY,
  DATE_OF_BIRTH,
  /** The day on which the record was written, as ISO date; says nothing about the person. */
  CREATED_ON;

  private static final List<String> HEADER = Arrays.stream(values()).map(PersonColumn::header).toList();

  /** Returns the name of the column, such as {@code first_name}. */
  public String header() {
    return JsonNames.of(this);
  }

  /** Returns the names of all columns. */
  public static List<String> headers() {
    return HEADER;
  }
}
