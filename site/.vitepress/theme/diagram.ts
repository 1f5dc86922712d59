import { useData } from 'vitepress';
import { defineComponent, h, onMounted, ref, watch } from 'vue';

// Nine lanes do not fit a page in one size: lines wrap, and a wide diagram is scaled.
const sequence = {
  wrap: true,
  width: 136,
  actorMargin: 10,
  messageFontSize: 12,
  actorFontSize: 12,
};

let drawn = 0;

/** Draws a Mermaid diagram in the page's colours. The library is loaded by pages with a diagram only. */
export const Diagram = defineComponent({
  props: { source: { type: String, required: true } },
  setup(props) {
    const { isDark } = useData();
    const picture = ref('');
    const draw = async (): Promise<void> => {
      const { default: mermaid } = await import('mermaid');
      mermaid.initialize({
        startOnLoad: false,
        theme: isDark.value ? 'dark' : 'neutral',
        sequence,
      });
      drawn += 1;
      const { svg } = await mermaid.render(`diagram-${drawn}`, decodeURIComponent(props.source));
      picture.value = svg;
    };
    onMounted(draw);
    watch(isDark, draw);
    return () => h('div', { innerHTML: picture.value });
  },
});
