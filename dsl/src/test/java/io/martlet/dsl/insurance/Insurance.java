package io.martlet.dsl.insurance;

import static io.martlet.dsl.Declare.executable;
import static io.martlet.dsl.Declare.library;
import static io.martlet.dsl.Declare.r;
import static io.martlet.dsl.insurance.People.AGE;
import static io.martlet.dsl.insurance.People.EDUCATION;
import static io.martlet.dsl.insurance.People.FAMILY;
import static io.martlet.dsl.insurance.People.GENDER;
import static io.martlet.dsl.insurance.People.HEALTH;
import static io.martlet.dsl.insurance.People.INSURANCE;
import static io.martlet.dsl.insurance.People.LIMIT;
import static io.martlet.dsl.insurance.People.MARRIED;
import static io.martlet.dsl.insurance.People.REGION;
import static io.martlet.dsl.insurance.People.SELFEMP;

import io.martlet.catalog.Catalog;
import io.martlet.dsl.Binary;
import io.martlet.dsl.CatalogSource;
import io.martlet.dsl.Declare;
import io.martlet.dsl.MartBuilder;

/** The catalog of {@code catalogs/insurance} in Java. */
public final class Insurance implements CatalogSource {

  private static final Binary SCORECARDS = library("scorecards").at("binaries/libscorecards.so");
  private static final Binary DEGREE = library("degree").at("binaries/libdegree.so");
  private static final Binary CHRONIC_CARE = executable("chronic_care").at("binaries/chronic_care");
  private static final Binary UNINSURED_PROSPECT =
      r("uninsured_prospect").at("r/uninsured_prospect.R");
  private static final Binary ADVANCED_DEGREE = r("advanced_degree").at("r/advanced_degree.R");

  @Override
  public Catalog catalog() {
    return Declare.catalog("insurance", People.UNIVERSE)
        .binaries(SCORECARDS, DEGREE, CHRONIC_CARE, UNINSURED_PROSPECT, ADVANCED_DEGREE)
        .mart("coverage", Insurance::coverage)
        .mart("household", Insurance::household)
        .build();
  }

  private static void coverage(MartBuilder<People> mart) {
    mart.scoredBy(SCORECARDS)
        .ranks(1, 20)
        .ownedBy("coverage-team")
        .model(
            1,
            "has_insurance",
            model ->
                model
                    .reads(AGE, HEALTH, LIMIT, MARRIED, SELFEMP, FAMILY, REGION, EDUCATION)
                    .parameters("parameters/has_insurance.csv")
                    .tagged("insurance"))
        .model(
            2,
            "self_employed",
            model ->
                model
                    .reads(AGE, GENDER, INSURANCE, MARRIED, FAMILY, REGION, EDUCATION)
                    .parameters("parameters/self_employed.csv")
                    .tagged("business"))
        .model(
            3,
            "activity_limited",
            model ->
                model
                    .reads(AGE, HEALTH, INSURANCE, MARRIED, REGION, EDUCATION)
                    .parameters("parameters/activity_limited.csv")
                    .tagged("health"))
        .model(
            4,
            "nearing_retirement",
            model ->
                model
                    .reads(HEALTH, LIMIT, MARRIED, SELFEMP, FAMILY, INSURANCE, EDUCATION)
                    .parameters("parameters/nearing_retirement.csv")
                    .tagged("life-stage"))
        .model(
            5,
            "young_adult",
            model ->
                model
                    .reads(HEALTH, MARRIED, SELFEMP, FAMILY, INSURANCE, EDUCATION)
                    .parameters("parameters/young_adult.csv")
                    .tagged("life-stage"))
        .model(
            6,
            "uninsured_prospect",
            model ->
                model
                    .reads(AGE, SELFEMP, MARRIED, FAMILY, REGION, EDUCATION)
                    .scoredBy(UNINSURED_PROSPECT)
                    .parameters("parameters/uninsured_prospect.csv")
                    .tagged("insurance"))
        .model(
            7,
            "chronic_care",
            model ->
                model
                    .reads(AGE, LIMIT, MARRIED, EDUCATION)
                    .scoredBy(CHRONIC_CARE)
                    .parameters("parameters/chronic_care.csv")
                    .tagged("health")
                    .ownedBy("health-desk"));
  }

  private static void household(MartBuilder<People> mart) {
    mart.scoredBy(SCORECARDS)
        .ranks(1, 20)
        .ownedBy("household-team")
        .model(
            1,
            "married",
            model ->
                model
                    .reads(AGE, GENDER, INSURANCE, SELFEMP, FAMILY, REGION, EDUCATION)
                    .parameters("parameters/married.csv")
                    .tagged("family"))
        .model(
            2,
            "large_family",
            model ->
                model
                    .reads(AGE, GENDER, MARRIED, INSURANCE, REGION, EDUCATION)
                    .parameters("parameters/large_family.csv")
                    .tagged("family"))
        .model(
            3,
            "family_plan",
            model ->
                model
                    .reads(AGE, GENDER, MARRIED, SELFEMP, INSURANCE, REGION)
                    .parameters("parameters/family_plan.csv")
                    .tagged("family"))
        .model(
            4,
            "lives_alone",
            model ->
                model
                    .reads(AGE, GENDER, INSURANCE, SELFEMP, REGION, EDUCATION)
                    .parameters("parameters/lives_alone.csv")
                    .tagged("housing"))
        .model(
            5,
            "adult_education",
            model ->
                model
                    .reads(AGE, HEALTH, INSURANCE, SELFEMP, FAMILY, REGION, MARRIED)
                    .parameters("parameters/adult_education.csv")
                    .tagged("education"))
        .model(
            6,
            "holds_degree",
            model ->
                model
                    .reads(AGE, INSURANCE, HEALTH, REGION, SELFEMP, FAMILY)
                    .scoredBy(DEGREE)
                    .parameters("parameters/holds_degree.csv")
                    .tagged("education"))
        .model(
            7,
            "advanced_degree",
            model ->
                model
                    .reads(AGE, INSURANCE, HEALTH, REGION, FAMILY)
                    .scoredBy(ADVANCED_DEGREE)
                    .parameters("parameters/advanced_degree.csv")
                    .tagged("education")
                    .ownedBy("research-desk"));
  }
}
