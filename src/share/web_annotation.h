// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/share/target.h"

/// Private to share.
namespace gribning::share {

/// W3C Web Annotations (JSON-LD) and the text that they are about. See docs/formats/webannotation.md.
[[nodiscard]] Result<Shared> write_web_annotation(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
