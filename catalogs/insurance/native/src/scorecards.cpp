// The catalog's ten scorecards. Their points are in ../../parameters, one file a model.

#include "martlet/scorecard.hpp"

MARTLET_SCORECARD(has_insurance,
                  "age: int8, health: string, limit: string, married: string, selfemp: string, "
                  "family: int8, region: string, education: string",
                  1, 20);
MARTLET_SCORECARD(self_employed,
                  "age: int8, gender: string, insurance: string, married: string, family: int8, "
                  "region: string, education: string",
                  1, 20);
MARTLET_SCORECARD(activity_limited,
                  "age: int8, health: string, insurance: string, married: string, region: string, "
                  "education: string",
                  1, 20);
MARTLET_SCORECARD(nearing_retirement,
                  "health: string, limit: string, married: string, selfemp: string, family: int8, "
                  "insurance: string, education: string",
                  1, 20);
MARTLET_SCORECARD(young_adult,
                  "health: string, married: string, selfemp: string, family: int8, "
                  "insurance: string, education: string",
                  1, 20);
MARTLET_SCORECARD(married,
                  "age: int8, gender: string, insurance: string, selfemp: string, family: int8, "
                  "region: string, education: string",
                  1, 20);
MARTLET_SCORECARD(large_family,
                  "age: int8, gender: string, married: string, insurance: string, region: string, "
                  "education: string",
                  1, 20);
MARTLET_SCORECARD(family_plan,
                  "age: int8, gender: string, married: string, selfemp: string, "
                  "insurance: string, region: string",
                  1, 20);
MARTLET_SCORECARD(lives_alone,
                  "age: int8, gender: string, insurance: string, selfemp: string, region: string, "
                  "education: string",
                  1, 20);
MARTLET_SCORECARD(adult_education,
                  "age: int8, health: string, insurance: string, selfemp: string, family: int8, "
                  "region: string, married: string",
                  1, 20);
