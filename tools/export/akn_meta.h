// <meta> of an Akoma Ntoso document: what it is called, who speaks in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "tools/export/xml_writer.h"

namespace vanthu {

/// The part of a document that is no attachment, as its IRIs name it.
inline constexpr std::string_view kMainComponent = "main";

/// eIds in <references>: of the issuers and signers by their place, from 1.
std::string issuer_id(std::size_t number);
std::string signer_id(std::size_t number);
std::string role_id(std::size_t number);

/// All signers of the document that have a name or a position, in the order of the record.
std::vector<const Signer*> all_signers(const Header& header);

/// Writes <meta> of the main component, or of an attachment by its eId, which has no <references>.  A date of
/// which the day is not known stands as the first day that it may be, its name saying so ("issue-month",
/// "issue-year"); one that is not known at all as 0001-01-01 ("unknown"), since the schema asks for a day.
/// `made_on` is the day (ISO) on which this XML is made.
void write_meta(XmlWriter& xml, const Document& record, std::string_view component,
                const std::string& made_on);

}  // namespace vanthu
