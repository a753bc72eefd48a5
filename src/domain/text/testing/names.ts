import fc from 'fast-check';

/** Names in many scripts, as native speakers write them, and in forms that only look alike. */
export const NAMES: readonly string[] = [
  'Nicolás Maduro',
  'نیکولاس مادورو',
  'محمود أحمدي‌نژاد',
  'علی‌رضا',
  'בִּנְיָמִין נְתַנְיָהוּ',
  'नरेन्द्र मोदी',
  'শেখ হাসিনা',
  'ড. মুহাম্মদ ইউনূস',
  'மு. க. ஸ்டாலின்',
  'ประยุทธ์ จันทร์โอชา',
  'ทักษิณ ชินวัตร น้ำ',
  'ທອງລຸນ ສີສຸລິດ',
  'အောင်ဆန်းစုကြည်',
  'ហ៊ុន សែន',
  'රනිල් වික්‍රමසිංහ',
  'ශ්‍රී ලංකා',
  'નરેન્દ્ર મોદી',
  'నరేంద్ర మోదీ',
  'ಎಚ್. ಡಿ. ದೇವೇಗೌಡ',
  'ഉമ്മൻ ചാണ്ടി',
  'ਮਨਮੋਹਨ ਸਿੰਘ',
  'ନବୀନ ପଟ୍ଟନାୟକ',
  'བསྟན་འཛིན་རྒྱ་མཚོ་',
  'އިބްރާހީމް މުޙައްމަދު ޞާލިޙް',
  'ዐቢይ አህመድ',
  'Նիկոլ Փաշինյան',
  'სალომე ზურაბიშვილი',
  '김정은',
  '習近平',
  '𠮷田 太郎',
  '﨑山 花子',
  'ｱﾍﾞ ｼﾝｿﾞｳ',
  'あべ しんぞう',
  'ﺍﺣﻤﺪ',
  '𝐌𝐚𝐝𝐮𝐫𝐨',
  'Ⅷ',
  'Griﬃn',
  '\u212aelvin',
  'ʿAlī ʿAbd Allāh Ṣāliḥ',
  'Nguyễn Phú Trọng',
  'Đặng Thị Ngọc Thịnh',
  'İlham Əliyev',
  'Recep Tayyip Erdoğan',
  'Großstraße',
  'Jørn Łukasz',
  'Ærø Þór',
  'Côte d’Ivoire',
  "O'Brien",
  'Kim Jong‑un',
  'co\u00adop\u2060erative',
  'ＦＵＬＬ Ｗｉｄｔｈ',
  '𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪',
  'ⴰⵎⴰⵣⵉⵖ',
  'ᠮᠣᠩᠭᠣᠯ',
  '👩‍👩‍👧 🇻🇪 !',
  'Will',
];

/** Letters and marks of all planes, invisible characters, and characters outside of words. */
const CHARACTERS: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...new Set(NAMES.flatMap((name) => [...name]))),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom(
    ...'\u0301\u0323\u0327\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\u2028\ufe0f\u0345\ud7ff\u2800 -\'’"·/\\',
  ),
);

/** A name in one or several scripts, whole or truncated, in any normal form. */
export const nameOfAnyScript = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom(...NAMES),
        fc.array(CHARACTERS, { minLength: 1, maxLength: 12 }).map((characters) => characters.join('')),
        fc.tuple(fc.constantFrom(...NAMES), CHARACTERS, fc.constantFrom(...NAMES)).map((parts) => parts.join('')),
      ),
      fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
    )
    .map(([text, form]) => text.normalize(form));
