#include "ingest/pdf_signature.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace vanthu {
namespace {

struct DateCase {
  const char* date;
  const char* read;  // empty: none
};

TEST(PdfSignature, DatesBecomeIso8601) {
  for (const DateCase& c : {
           DateCase{"D:20260508101233+07'00'", "2026-05-08T10:12:33+07:00"},
           DateCase{"D:20260508101233+07'00", "2026-05-08T10:12:33+07:00"},
           DateCase{"D:20260508101233+0700", "2026-05-08T10:12:33+07:00"},
           DateCase{"D:20260508101233-05", "2026-05-08T10:12:33-05:00"},
           DateCase{"D:20260508031233Z", "2026-05-08T03:12:33Z"},
           DateCase{"D:20260508031233Z00'00'", "2026-05-08T03:12:33Z"},
           DateCase{"20260508101233", "2026-05-08T10:12:33"},
           DateCase{"D:202605081012", "2026-05-08T10:12:00"},
           DateCase{"D:20260508", "2026-05-08T00:00:00"},
           DateCase{"D:20260508101233+99'00'", "2026-05-08T10:12:33"},
           DateCase{"D:202605", ""},
           DateCase{"D:20261308101233", ""},
           DateCase{"D:20260230101233", ""},
           DateCase{"D:20260508251233", ""},
           DateCase{"08/5/2026", ""},
           DateCase{"D:2026O508101233", ""},
           DateCase{"", ""},
       }) {
    EXPECT_EQ(parse_pdf_date(c.date).value_or(""), c.read) << c.date;
  }
}

template <auto Function>
struct With {
  template <typename T>
  void operator()(T* object) const {
    Function(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, With<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, With<X509_free>>;

Certificate certify(EVP_PKEY* key, const char* name) {
  Certificate certificate(X509_new());
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 1000);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, name == nullptr ? "O" : "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name == nullptr ? "UBND" : name), -1, -1,
                             0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key, EVP_sha256());
  return certificate;
}

template <typename T, typename Encode>
std::string der(T* object, Encode encode) {
  unsigned char* bytes = nullptr;
  const int size = encode(object, &bytes);
  const std::string encoded(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return encoded;
}

std::string signed_message(const char* name) {
  const Key key(EVP_RSA_gen(2048));
  const Certificate certificate = certify(key.get(), name);
  const std::unique_ptr<BIO, With<BIO_free>> data(BIO_new_mem_buf("data", 4));
  const std::unique_ptr<PKCS7, With<PKCS7_free>> message(
      PKCS7_sign(certificate.get(), key.get(), nullptr, data.get(), PKCS7_DETACHED | PKCS7_BINARY));
  return der(message.get(), i2d_PKCS7);
}

TEST(PdfSignature, ASignerIsTheCommonNameOfTheCertificate) {
  const std::string message = signed_message("Vàng A Dơ");
  EXPECT_EQ(find_signer(message), "Vàng A Dơ");
  EXPECT_EQ(find_signer(message + std::string(1000, '\0')), "Vàng A Dơ")
      << "the place kept free for it is longer";
  EXPECT_EQ(find_signer(std::string_view(message).substr(0, message.size() / 2)), std::nullopt);
  EXPECT_EQ(find_signer(signed_message(nullptr)), std::nullopt);
}

TEST(PdfSignature, ACertificateOfItsOwnTellsItsName) {
  const Key key(EVP_RSA_gen(2048));
  const Certificate certificate = certify(key.get(), "Lò Thị Pâng");
  EXPECT_EQ(find_common_name(der(certificate.get(), i2d_X509)), "Lò Thị Pâng");
}

TEST(PdfSignature, OtherBytesHaveNoSigner) {
  for (const std::string_view bytes :
       {"", "0", "\x30\x80", "\x30\x84\xFF\xFF\xFF\xFF", "<not a signature>"}) {
    EXPECT_EQ(find_signer(bytes), std::nullopt);
    EXPECT_EQ(find_common_name(bytes), std::nullopt);
  }
}

}  // namespace
}  // namespace vanthu
