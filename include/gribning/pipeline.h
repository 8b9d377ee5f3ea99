// SPDX-License-Identifier: MIT
#pragma once

/// Start here: the walk of one transcript through the house, a stage a line. Each stage is a function from one type to
/// the next, so that a wrong order does not compile.
///
///     read_transcript     bytes               → Transcript           formats/read.h
///     Annotators::annotate Transcript         → AnnotatedTranscript  layers/annotate.h
///     find_opportunities  AnnotatedTranscript → Opportunities        opportunity/find.h
///     choose_extracts     … + Opportunities   → Extracts             sheet/compose.h
///     compose_sheet       … + Extracts        → Sheet                sheet/compose.h
///     write_sheet         Sheet               → bytes                sheet/write.h
///
/// Many transcripts, several at once and in order: Inputs and flow, pipeline/inputs.h and pipeline/flow.h.

#include "gribning/formats/read.h"
#include "gribning/layers/annotate.h"
#include "gribning/opportunity/find.h"
#include "gribning/sheet/compose.h"
#include "gribning/sheet/write.h"
