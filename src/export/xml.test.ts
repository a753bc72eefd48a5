import { describe, expect, test } from '@jest/globals';
import { closeTag, element, escapeText, openTag } from './xml.ts';

test('element prints attributes and content', () => {
  expect(element('a', { b: 'c', d: undefined })).toBe('<a b="c"/>');
  expect(element('a', {}, element('b', {}), 'c')).toBe('<a><b/>c</a>');
  expect(openTag('a', { b: '' }) + closeTag('a')).toBe('<a b=""></a>');
});

describe('escaping covers', () => {
  test.each([
    ['markup', '<b> & "c" \'d\'', '&lt;b&gt; &amp; "c" \'d\'', "&lt;b&gt; &amp; &quot;c&quot; 'd'"],
    ['escaped text', '&lt;', '&amp;lt;', '&amp;lt;'],
    ['the end of a CDATA section', ']]>', ']]&gt;', ']]&gt;'],
    ['whitespace that parsers normalize', 'a\tb\nc\rd', 'a\tb\nc&#13;d', 'a&#9;b&#10;c&#13;d'],
    ['control characters', 'a\u0000\u0008\u000b\u001fb', 'a\ufffd\ufffd\ufffd\ufffdb', 'a\ufffd\ufffd\ufffd\ufffdb'],
    ['noncharacters', 'a\ufffe\uffff', 'a\ufffd\ufffd', 'a\ufffd\ufffd'],
    ['lone surrogates', 'a\ud83db\ude00', 'a\ufffdb\ufffd', 'a\ufffdb\ufffd'],
    ['no other scripts', 'é 中 😀', 'é 中 😀', 'é 中 😀'],
  ])('%s', (_, text, content, attribute) => {
    expect(escapeText(text)).toBe(content);
    expect(element('a', { b: text })).toBe(`<a b="${attribute}"/>`);
  });
});
