#include "names.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace inia::codegen {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Operations that boto3 names by hand: brand names that the conversion would tear apart. Sorted.
constexpr Pair renamed_operations[] = {
    {"AssociateWhatsAppBusinessAccount", "associate_whatsapp_business_account"},
    {"CreateCachediSCSIVolume", "create_cached_iscsi_volume"},
    {"CreateOAuth2Token", "create_oauth2_token"},
    {"CreateOAuth2TokenWithIAM", "create_oauth2_token_with_iam"},
    {"CreateStorediSCSIVolume", "create_stored_iscsi_volume"},
    {"CreateWhatsAppDataset", "create_whatsapp_dataset"},
    {"CreateWhatsAppFlow", "create_whatsapp_flow"},
    {"CreateWhatsAppMessageTemplate", "create_whatsapp_message_template"},
    {"CreateWhatsAppMessageTemplateFromLibrary", "create_whatsapp_message_template_from_library"},
    {"CreateWhatsAppMessageTemplateMedia", "create_whatsapp_message_template_media"},
    {"DeleteWhatsAppFlow", "delete_whatsapp_flow"},
    {"DeleteWhatsAppMessageMedia", "delete_whatsapp_message_media"},
    {"DeleteWhatsAppMessageTemplate", "delete_whatsapp_message_template"},
    {"DeprecateWhatsAppFlow", "deprecate_whatsapp_flow"},
    {"DescribeCachediSCSIVolumes", "describe_cached_iscsi_volumes"},
    {"DescribeStorediSCSIVolumes", "describe_stored_iscsi_volumes"},
    {"DisassociateWhatsAppBusinessAccount", "disassociate_whatsapp_business_account"},
    {"ExecutePartiQLBatch", "execute_partiql_batch"},
    {"ExecutePartiQLStatement", "execute_partiql_statement"},
    {"ExecutePartiQLTransaction", "execute_partiql_transaction"},
    {"GetLinkedWhatsAppBusinessAccount", "get_linked_whatsapp_business_account"},
    {"GetLinkedWhatsAppBusinessAccountPhoneNumber", "get_linked_whatsapp_business_account_phone_number"},
    {"GetOTelEnrichment", "get_otel_enrichment"},
    {"GetWhatsAppBusinessPublicKey", "get_whatsapp_business_public_key"},
    {"GetWhatsAppCallPermission", "get_whatsapp_call_permission"},
    {"GetWhatsAppFlow", "get_whatsapp_flow"},
    {"GetWhatsAppFlowPreview", "get_whatsapp_flow_preview"},
    {"GetWhatsAppMessageMedia", "get_whatsapp_message_media"},
    {"GetWhatsAppMessageTemplate", "get_whatsapp_message_template"},
    {"IntrospectOAuth2TokenWithIAM", "introspect_oauth2_token_with_iam"},
    {"ListHITsForQualificationType", "list_hits_for_qualification_type"},
    {"ListLinkedWhatsAppBusinessAccounts", "list_linked_whatsapp_business_accounts"},
    {"ListWhatsAppFlowAssets", "list_whatsapp_flow_assets"},
    {"ListWhatsAppFlows", "list_whatsapp_flows"},
    {"ListWhatsAppMessageTemplates", "list_whatsapp_message_templates"},
    {"ListWhatsAppTemplateLibrary", "list_whatsapp_template_library"},
    {"PostWhatsAppMessageMedia", "post_whatsapp_message_media"},
    {"PublishWhatsAppFlow", "publish_whatsapp_flow"},
    {"PutWhatsAppBusinessAccountEventDestinations", "put_whatsapp_business_account_event_destinations"},
    {"PutWhatsAppBusinessPublicKey", "put_whatsapp_business_public_key"},
    {"RevokeOAuth2TokenWithIAM", "revoke_oauth2_token_with_iam"},
    {"SendWhatsAppCallEvent", "send_whatsapp_call_event"},
    {"SendWhatsAppConversionEvent", "send_whatsapp_conversion_event"},
    {"SendWhatsAppMessage", "send_whatsapp_message"},
    {"StartOTelEnrichment", "start_otel_enrichment"},
    {"StopOTelEnrichment", "stop_otel_enrichment"},
    {"UpdateLinkedWhatsAppBusinessAccountPhoneNumber", "update_linked_whatsapp_business_account_phone_number"},
    {"UpdateOTelEnrichment", "update_otel_enrichment"},
    {"UpdateWhatsAppFlow", "update_whatsapp_flow"},
    {"UpdateWhatsAppFlowAssets", "update_whatsapp_flow_assets"},
    {"UpdateWhatsAppMessageTemplate", "update_whatsapp_message_template"},
};

// Sorted.
constexpr std::string_view keywords[] = {
    "alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
    "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
    "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
    "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
    "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
    "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
    "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
    "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
    "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
    "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
    "static_cast", "struct",   "switch",     "template",  "this",      "thread_local", "throw",
    "true",        "try",      "typedef",    "typeid",    "typename",  "union",        "unsigned",
    "using",       "virtual",  "void",       "volatile",  "wchar_t",   "while",        "xor",
    "xor_eq"};

// Object-like macros that headers of Linux, of the C library or of common platforms define under plain names. Sorted.
constexpr std::string_view macros[] = {
    "BUFSIZ",        "CHAR_BIT",     "CHAR_MAX",      "CHAR_MIN",    "DBL_MAX",   "DBL_MIN",  "DOMAIN",
    "EOF",           "EXIT_FAILURE", "EXIT_SUCCESS",  "FALSE",       "FLT_MAX",   "FLT_MIN",  "HOST_NOT_FOUND",
    "HUGE_VAL",      "INFINITY",     "INT_MAX",       "INT_MIN",     "LONG_MAX",  "LONG_MIN", "NAN",
    "NDEBUG",        "NO_ADDRESS",   "NO_DATA",       "NO_RECOVERY", "NULL",      "OVERFLOW", "PLOSS",
    "RAND_MAX",      "SEEK_CUR",     "SEEK_END",      "SEEK_SET",    "SHRT_MAX",  "SHRT_MIN", "SIGABRT",
    "SIGALRM",       "SIGBUS",       "SIGCHLD",       "SIGCONT",     "SIGFPE",    "SIGHUP",   "SIGILL",
    "SIGINT",        "SIGKILL",      "SIGPIPE",       "SIGPROF",     "SIGQUIT",   "SIGSEGV",  "SIGSTOP",
    "SIGSYS",        "SIGTERM",      "SIGTRAP",       "SIGTSTP",     "SIGTTIN",   "SIGTTOU",  "SIGURG",
    "SIGUSR1",       "SIGUSR2",      "SIGVTALRM",     "SIGWINCH",    "SIGXCPU",   "SIGXFSZ",  "SING",
    "STDERR_FILENO", "STDIN_FILENO", "STDOUT_FILENO", "TLOSS",       "TMP_MAX",   "TRUE",     "TRY_AGAIN",
    "UCHAR_MAX",     "UINT_MAX",     "ULONG_MAX",     "UNDERFLOW",   "USHRT_MAX", "assert",   "emit",
    "errno",         "foreach",      "h_errno",       "i386",        "linux",     "major",    "makedev",
    "minor",         "offsetof",     "signals",       "slots",       "stderr",    "stdin",    "stdout",
    "unix"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_upper(c) || is_lower(c) || is_digit(c); }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), to_lower);
    return text;
}

/// The plural of an acronym at the end, `ListARNs`: how many characters it takes, 0 without one.
std::size_t plural_acronym(std::string_view name) {
    if (!name.ends_with('s')) return 0;
    std::size_t upper = 0;
    while (upper + 1 < name.size() && is_upper(name[name.size() - 2 - upper])) ++upper;
    return upper >= 2 ? upper + 1 : 0;
}

/// Puts `_` before each capital that begins a lower-case word.
std::string split_words(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size();) {
        result += name[i];
        if (i + 2 < name.size() && is_upper(name[i + 1]) && is_lower(name[i + 2])) {
            result += '_';
            result += name[i + 1];
            for (i += 2; i < name.size() && is_lower(name[i]); ++i) result += name[i];
        } else {
            ++i;
        }
    }
    return result;
}

/// Puts `_` between a small letter or digit and a capital.
std::string split_capitals(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        result += name[i];
        if ((is_lower(name[i]) || is_digit(name[i])) && i + 1 < name.size() && is_upper(name[i + 1])) {
            result += '_';
            result += name[++i];
        }
    }
    return result;
}

std::string_view sign_name(char c) {
    switch (c) {
    case '*': return "star";
    case '<': return "less";
    case '>': return "greater";
    case '=': return "equal";
    case '!': return "not";
    case '+': return "plus";
    case '-': return "minus";
    case '/': return "slash";
    case '.': return "dot";
    case '%': return "percent";
    case '~': return "tilde";
    case '&': return "and";
    case '|': return "or";
    case ',': return "comma";
    case ';': return "semicolon";
    case ':': return "colon";
    case ' ': return "space";
    case '_': return "underscore";
    default: return "sign";
    }
}

std::string spell_signs(std::string_view text) {
    std::string result;
    for (char c : text) {
        if (!result.empty()) result += '_';
        result += sign_name(c);
    }
    return result;
}

}  // namespace

std::string xform_name(std::string_view name) {
    if (name.find('_') != std::string_view::npos) return std::string(name);
    auto const* renamed = std::lower_bound(std::begin(renamed_operations), std::end(renamed_operations), name,
                                           [](Pair const& entry, std::string_view key) { return entry.first < key; });
    if (renamed != std::end(renamed_operations) && renamed->first == name) return std::string(renamed->second);
    std::string words(name);
    if (std::size_t const length = plural_acronym(name)) {
        words.resize(name.size() - length);
        words += '_';
        words += lower(std::string(name.substr(name.size() - length)));
    }
    return lower(split_capitals(split_words(words)));
}

bool is_taken_word(std::string_view name) {
    return std::binary_search(std::begin(keywords), std::end(keywords), name)
        || std::binary_search(std::begin(macros), std::end(macros), name);
}

std::string identifier(std::string_view name) {
    if (name.empty()) return "empty";
    std::string result;
    if (std::none_of(name.begin(), name.end(), is_alnum)) {
        result = spell_signs(name);
    } else {
        if (is_digit(name.front())) result += '_';
        for (char c : name) {
            if (is_alnum(c))
                result += c;
            else if (!result.ends_with('_'))  // two in a row are reserved to the implementation
                result += '_';
        }
        // So is one before a capital.
        while (result.size() > 1 && result[0] == '_' && is_upper(result[1])) result.erase(0, 1);
    }
    if (is_taken_word(result)) result += '_';
    return result;
}

std::string namespace_name(std::string_view service) {
    std::string name(service);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !is_alnum(c); }, '_');
    return is_taken_word(name) ? name + '_' : name;
}

std::string NameScope::take(std::string wanted) {
    if (taken_.insert(wanted).second) return wanted;
    if (!wanted.ends_with('_')) wanted += '_';
    if (taken_.insert(wanted).second) return wanted;
    for (int number = 2;; ++number) {
        std::string candidate = wanted + std::to_string(number);
        if (taken_.insert(candidate).second) return candidate;
    }
}

}  // namespace inia::codegen
